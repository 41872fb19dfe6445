/** As a query: every device as which this ledger has written, the present one among them. */
export const ownDevices = 'SELECT device FROM device_self UNION SELECT device FROM past_device';
