-- A call that nobody answered no longer ends an appointment: accounts with one that counted as met are folded again.
INSERT OR IGNORE INTO refold SELECT DISTINCT 'account:' || account_id FROM appointment WHERE state = 'met';
