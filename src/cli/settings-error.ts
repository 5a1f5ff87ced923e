/**
 * Wrong settings print their message without a stack trace and end a command with 2. Commands
 * import this first: settings are read when a module first asks for them.
 */
process.on('uncaughtExceptionMonitor', (error) => {
  if (error.name !== 'SettingsError') return
  console.error(`✗ ${error.message}`)
  process.exit(2)
})
