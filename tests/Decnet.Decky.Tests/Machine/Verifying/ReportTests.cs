using System.Text;
using System.Text.Json;
using Decnet.SessRec.Machine.Verifying;

namespace Decnet.Decky.Tests.Machine.Verifying;

public sealed class ReportTests
{
    [Fact]
    public void It_is_json_whatever_names_an_intruder_could_have_left()
    {
        var report = Report.Write([("seen", ["file /tmp/\"},{\\\n\u001b[2Jü"]), ("noted", [])]);

        using var json = JsonDocument.Parse(report);
        Assert.Equal("file /tmp/?},{???[2J?", json.RootElement.GetProperty("seen")[0].GetString());
        Assert.Equal(0, json.RootElement.GetProperty("noted").GetArrayLength());
    }

    [Fact]
    public void It_fits_into_a_container_s_last_words()
    {
        var many = Enumerable.Range(0, 1000).Select(i => new string('x', 300) + i).ToList();

        var report = Report.Write([("reached", many), ("tried", many), ("seen", many), ("noted", many)]);

        Assert.InRange(report.Length, 1000, 4096);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(report));
        Assert.Equal(4, json.RootElement.GetProperty("tried").GetArrayLength());
    }
}
