using System.Diagnostics;
using System.Globalization;

namespace Decnet.Bench.Bus;

/// <summary>Runs the load generator and reads its "key value" lines.</summary>
internal sealed class Load(string program)
{
    public static string Compile(string directory)
    {
        var program = Path.Combine(directory, "busload");
        using var compiler = Process.Start("gcc", ["-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "Bus", "busload.c"), "-lpthread"]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? program : throw new InvalidOperationException("gcc did not compile busload.c");
    }

    /// <returns>Null when the broker went away or sent what it should not.</returns>
    public IReadOnlyDictionary<string, double>? Run(string mode, Broker broker, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [mode, broker.Protocol, broker.Address, .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode != 0 ? null : output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
    }
}
