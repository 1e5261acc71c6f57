using System.Text;
using System.Text.Json;
using Process = System.Diagnostics.Process;
using ProcessStartInfo = System.Diagnostics.ProcessStartInfo;

namespace Decnet.Recordings.Tests.Exporting;

/// <summary>The player of record: Debian's asciinema must accept every golden asciicast and show what is in it.</summary>
public sealed class AsciinemaTests
{
    [Theory]
    [MemberData(nameof(GoldenCaseTests.Casts), MemberType = typeof(GoldenCaseTests))]
    public async Task Asciinema_shows_the_output_of_a_cast(string name, string sid)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Cases", name, $"{sid}.cast");

        Assert.Equal(OutputOf(path), await CatAsync(path));
    }

    private static string OutputOf(string path)
    {
        var text = new StringBuilder();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            using var fields = JsonDocument.Parse(line);
            if (fields.RootElement[1].GetString() == "o")
                text.Append(fields.RootElement[2].GetString());
        }

        return text.ToString();
    }

    private static async Task<string> CatAsync(string path)
    {
        // asciinema wants a controlling terminal; raw, so that its line discipline changes nothing.
        var start = new ProcessStartInfo("script", ["-qec", "stty raw -echo; exec asciinema cat \"$CAST\"", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["CAST"] = path, ["LC_ALL"] = "C.UTF-8" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
