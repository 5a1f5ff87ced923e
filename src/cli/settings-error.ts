/**
 * Wrong settings are told with what is wrong alone, not with a trace of the program, and end a command with 2. Commands
 * import this first: settings are read when a module first asks for them.
 */
process.on('uncaughtExceptionMonitor', (error) => {
  if (error.name !== 'SettingsError') return
  console.error(`✗ ${error.message}`)
  process.exit(2)
})
