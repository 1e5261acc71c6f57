using System.Text.Json;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Tests.Reporting;

public sealed class TableTests
{
    [Fact]
    public void A_table_shows_figures_ratios_to_the_first_row_and_a_dash_for_what_was_not_measured() =>
        Assert.Equal(
            [
                "| echo |     p50 µs | kB |",
                "|------|-----------:|---:|",
                "| bare | 10.0 ×1.00 |  - |",
                "| ours | 25.0 ×2.50 | 72 |",
            ],
            Table.Lines(Example()));

    [Fact]
    public void Every_line_of_a_table_is_equally_long() =>
        Assert.Single(Table.Lines(Example()).Select(line => line.Length).Distinct());

    [Fact]
    public void Json_holds_every_round_and_no_NaN()
    {
        var file = Path.GetTempFileName();
        JsonReport.Save(file, [Example()]);

        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var ours = json.RootElement.GetProperty("echo").GetProperty("rows")[1].GetProperty("metrics");

        Assert.Equal([20, 25, 30], ours.GetProperty("p50").GetProperty("rounds").EnumerateArray().Select(e => e.GetInt32()));
        Assert.Equal(2.5, ours.GetProperty("p50").GetProperty("ratio").GetDouble());
        Assert.Equal(JsonValueKind.Null, ours.GetProperty("kb").GetProperty("ratio").ValueKind);
        File.Delete(file);
    }

    private static Report Example()
    {
        var bare = new Row("bare");
        var ours = new Row("ours");
        foreach (var (first, second) in new[] { (10, 20), (10, 25), (12, 30) })
        {
            bare.Add("p50", first);
            ours.Add("p50", second);
        }

        ours.Add("kb", 72);
        return new Report("echo", "a test", [new("p50", "p50 µs", "0.0", true), new("kb", "kB", "0", false)], [bare, ours]);
    }
}
