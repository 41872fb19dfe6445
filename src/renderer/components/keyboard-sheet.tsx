import { commandGroups } from '../commands/command.ts';
import { keyCaps } from '../commands/key-caps.ts';
import { type KeyEntry, keyTable } from '../commands/key-table.ts';
import { useRegistry } from '../commands/registry.ts';
import { useWords } from '../i18n/use-words.ts';
import { mayCall, useSession } from '../session/session.tsx';
import { Dialog } from './dialog.tsx';

/** A line of the sheet: what is pressed, and what it does. */
interface KeyLine {
  readonly id: string;
  readonly keys: string;
  readonly group: string;
  readonly title: string;
}

/** Every key that works somewhere in Bahi for this person, by where it works. Printable. */
export function KeyboardSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useWords('commands');
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} size="xl">
      {open && <KeyGroups />}
    </Dialog>
  );
}

function KeyGroups() {
  const t = useWords('commands');
  const lines = useKeyLines();
  const here = useLinesHere(lines);
  const others = lines.filter((line) => !here.includes(line));
  return (
    <div className="stack-wide">
      <div className="key-groups">
        {here.length > 0 && <KeyGroup title={t('group.here')} lines={here} />}
        {commandGroups.map((group) => (
          <KeyGroup
            key={group}
            title={t(`group.${group}`)}
            lines={others.filter((line) => line.group === group)}
          />
        ))}
      </div>
      <p className="muted">{t('keys.layout')}</p>
    </div>
  );
}

/** The key table, and what the screens bring themselves: the keys that go to each of them. */
function useKeyLines(): readonly KeyLine[] {
  const t = useWords('commands');
  const { user } = useSession();
  const layers = useRegistry((registry) => registry.layers);
  const known = Object.entries<KeyEntry>(keyTable)
    .filter(([, { needs }]) => needs === undefined || mayCall(user, needs))
    .map(([id, { keys, group, words }]) => ({ id, keys, group, title: t(words) }));
  const brought = [...layers.values()]
    .flat()
    .flatMap(({ id, keys, group, title }) =>
      keys === undefined || id in keyTable ? [] : [{ id, keys, group, title }],
    );
  return [...known, ...brought];
}

/**
 * The keys that do something on the screen at hand. Those that a control hears by itself (a range, a choice of keys, what
 * a row does) are no commands: they are here where another key of their group, or of the rows, is.
 */
function useLinesHere(lines: readonly KeyLine[]): readonly KeyLine[] {
  const layers = useRegistry((registry) => registry.layers);
  const atHand = new Set([...layers.values()].flat().map(({ id }) => id));
  const own = lines.filter(({ id, group }) => group !== 'everywhere' && atHand.has(id));
  const groups = new Set(own.map(({ group }) => group));
  const hasRows = own.some(({ id }) => id.startsWith('row-'));
  const isOfControl = ({ id, keys }: KeyLine): boolean =>
    /\/|\.\./.test(keys) || (hasRows && id.startsWith('row-'));
  return lines.filter((line) => own.includes(line) || (groups.has(line.group) && isOfControl(line)));
}

function KeyGroup({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  return (
    <section className="stack key-group">
      <h3>{title}</h3>
      <dl className="figures">
        {lines.map(({ id, keys, title: words }) => (
          <div key={id} className="key-line" data-key={id}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The keys of a shortcut as they are printed on the keyboard. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="row key-caps">
      {keyCaps(keys).map((cap, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: presses of one shortcut never change their order
        <kbd key={place}>{cap}</kbd>
      ))}
    </span>
  );
}
