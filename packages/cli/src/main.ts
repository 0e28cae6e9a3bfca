#!/usr/bin/env node
/** Entry of the `carmkit` command: runs the program and ends with its exit code. */
import { main } from './program.js'

process.exitCode = await main(process.argv)
