using System.Diagnostics;

namespace Decnet.Bench.Recorder;

/// <summary>The small C programs beside this file, compiled for one run.</summary>
internal sealed record Programs(string Prompt, string Echo, string Producer, string Relay)
{
    public static Programs Compile(string directory) => new(
        Compile(directory, "prompt", "-static"),
        Compile(directory, "echo", "-static"),
        Compile(directory, "producer", "-static"),
        Compile(directory, "relay"));

    private static string Compile(string directory, string name, params string[] options)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Recorder", name + ".c");
        var program = Path.Combine(directory, name);
        using var compiler = Process.Start("gcc", ["-O2", .. options, "-o", program, source]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? program : throw new InvalidOperationException($"gcc did not compile {name}.c");
    }
}
