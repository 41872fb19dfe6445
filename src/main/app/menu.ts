import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * No menu but on macOS, where copy and paste come from one. There is no view menu, so no reload and no developer
 * tools in it.
 */
export function setMenu(platform: NodeJS.Platform): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const template: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
