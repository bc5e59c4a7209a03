import type { Module } from '../config/module.ts';
import { accepted } from './accepted.ts';
import { access } from './access.ts';
import { core } from './core/index.ts';
import { echo } from './echo/index.ts';
import { encryptedSession } from './encrypted-session/index.ts';
import { headers } from './headers/index.ts';
import { indexFiles } from './index-files.ts';
import { log } from './log/index.ts';
import { map } from './map/index.ts';
import { notModified } from './not-modified.ts';
import { range } from './range.ts';
import { rewrite } from './rewrite/index.ts';
import { setMisc } from './set-misc/index.ts';
import { ssl } from './ssl/index.ts';
import { staticFiles } from './static.ts';
import { tryFiles } from './try-files.ts';
import { variables } from './variables/index.ts';

/** All modules, in the order in which their handlers and filters run. */
export const MODULES: readonly Module[] = [
  core,
  variables,
  ssl,
  map,
  rewrite,
  setMisc,
  encryptedSession,
  access,
  tryFiles,
  echo,
  indexFiles,
  staticFiles,
  notModified,
  headers,
  range,
  log,
  accepted,
];
