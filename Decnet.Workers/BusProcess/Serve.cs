using System.Globalization;
using System.Runtime.InteropServices;
using Decnet.Bus.Serving;
using Microsoft.Extensions.Logging;

namespace Decnet.BusProcess;

/// <summary>The server's life in its process.</summary>
internal static class Serve
{
    private const int BadSettings = 78, CannotCreate = 73;

    public static async Task<int> RunAsync(ServeOptions how, ILogger log)
    {
        BusServerOptions options;
        try
        {
            options = BusSettings.Read(Environment.GetEnvironmentVariable) with
            {
                ForwarderPid = how.Bridged ? Parent() : null,
                OwnerPid = how.Supervised ? Parent() : null,
            };
        }
        catch (FormatException e)
        {
            log.Unusable(e.Message);
            return BadSettings;
        }

        try
        {
            await using var server = BusServer.Start(options, TimeProvider.System, log);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            if (how.Supervised)
            {
                new Thread(() => StopAtEndOfInput(server)) { IsBackground = true, Name = "supervisor" }.Start();
            }

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
            return CannotCreate;
        }
    }

    private static void StopAtEndOfInput(BusServer server)
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        _ = server.StopAsync();
    }

    private static int Parent()
    {
        const string Key = "PPid:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Key, StringComparison.Ordinal));
        return int.Parse(line.AsSpan(Key.Length).Trim(), CultureInfo.InvariantCulture);
    }
}
