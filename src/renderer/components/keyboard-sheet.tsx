import { commandGroups, type ScreenCommand } from '../commands/command.ts';
import { keyCaps } from '../commands/key-caps.ts';
import { useRegistry } from '../commands/registry.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from './dialog.tsx';

/** All keys that do something now, by where they work. Printable. */
export function KeyboardSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useWords('commands');
  const layers = useRegistry((registry) => registry.layers);
  const commands = [...layers.values()].flat().filter(({ keys }) => keys !== undefined);
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')}>
      <div className="stack-wide">
        {commandGroups.map((group) => {
          const shown = commands.filter((command) => command.group === group);
          return shown.length === 0 ? null : (
            <KeyGroup key={group} title={t(`group.${group}`)} commands={shown} />
          );
        })}
        <p className="muted">{t('keys.layout')}</p>
      </div>
    </Dialog>
  );
}

function KeyGroup({
  title,
  commands,
}: {
  readonly title: string;
  readonly commands: readonly ScreenCommand[];
}) {
  return (
    <section className="stack">
      <h3>{title}</h3>
      <dl className="figures">
        {commands.map(({ id, keys = '', title: words }) => (
          <div key={id} className="key-line">
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
