'use strict';
const process = require('node:process');

// The SQLite that Mandat itself takes (stores/sqlite/nodeSqlite.ts): Node's own from 3.51.3 on, else the package.
const [major = 0, minor = 0, patch = 0] = (process.versions.sqlite ?? '').split('.').map(Number);
const safe = major > 3 || (major === 3 && (minor > 51 || (minor === 51 && patch >= 3)));
module.exports = safe ? require('node:sqlite') : require('@photostructure/sqlite');
