using System.Runtime.InteropServices;
using Decnet.Bus.Serving;
using Decnet.BusProcess;

var log = new LineLogger(Console.Error, TimeProvider.System);
BusServerOptions options;
try
{
    options = BusSettings.Read(Environment.GetEnvironmentVariable);
}
catch (FormatException e)
{
    log.Unusable(e.Message);
    return 78;
}

try
{
    await using var server = BusServer.Start(options, TimeProvider.System, log);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    await server.Ended;
    return 0;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _ = server.StopAsync();
    }
}
catch (Exception e) when (e is BusUnavailableException or IOException or System.ComponentModel.Win32Exception or UnauthorizedAccessException)
{
    log.Unusable(e.Message);
    return 73;
}
