// What `require('electron')` answers: the same module, but asking for a member it does not have throws.
const { strict } = require('./strict.ts');
const electron = require('./electron.ts');

module.exports = strict('electron', { ...electron });
