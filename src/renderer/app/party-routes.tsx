import { useParams } from '@tanstack/react-router';

import { PartiesScreen, PartyScreen } from '../features/parties/index.ts';

/** Customers to look after. */
export function PartiesRoute() {
  return <PartiesScreen />;
}

/** One customer with all that belongs to it. */
export function PartyRoute() {
  const { partyId } = useParams({ from: '/party/$partyId' });
  return <PartyScreen key={partyId} partyId={partyId} />;
}
