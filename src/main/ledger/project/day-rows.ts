import type { TeamState } from '../../../shared/domain/team/state.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { teamDay, teamDayAmendment } from '../../db/schema.ts';
import type { Projector } from './projector.ts';

const dayWriter = rowWriter(teamDay);
const amendmentWriter = rowWriter(teamDayAmendment);

/** The team's closed days, each with its amendments in the order in which the team knows them. */
export const teamDayRows: Projector<TeamState> = {
  touched: 'teamDay',
  writer: dayWriter,
  isWatched: false,
  lines: { writer: amendmentWriter, parentColumn: 'day_end_id' },
  ids: (state) => state.days.keys(),
  prepare: (state) => (id) => {
    const known = state.days.get(id);
    if (known === undefined || known.closed === null) return null;
    const { data, personal, device, hlc, user } = known.closed;
    const { on, ...signed } = data;
    const lines = [...known.amendments.values()].map((amended, line) =>
      amendmentWriter.toValues({
        ...amended.data,
        dayEndId: id,
        line,
        amendedOn: amended.businessDate,
        reason: amended.personal?.reason ?? null,
        device: amended.device,
        recordedMs: amended.hlc[0],
        recordedBy: amended.user,
      }),
    );
    const row = { ...signed, closedDay: on, reason: personal?.reason ?? null };
    const values = dayWriter.toValues({ ...row, device, recordedMs: hlc[0], recordedBy: user });
    return { values, lines };
  },
};
