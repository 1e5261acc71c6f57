using Decnet.Operator.Decky.Proving;

namespace Decnet.Operator.Tests.Decky.Proving;

public sealed class ProofReportTests
{
    [Fact]
    public void A_report_is_read()
    {
        var report = ProofReport.Parse("""{"reached":["kubernetes API 10.96.0.1:443"],"tried":["kubernetes API 10.96.0.1:443","x 192.0.2.1:1"],"seen":[],"noted":["mount /: overlay"]}""");

        Assert.NotNull(report);
        Assert.Equal(["kubernetes API 10.96.0.1:443"], report.Reached);
        Assert.Equal(2, report.Tried.Count);
        Assert.Empty(report.Seen);
        Assert.Equal(["mount /: overlay"], report.Noted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("exit 78")]
    [InlineData("[]")]
    [InlineData("""{"reached":[]}""")]
    [InlineData("""{"reached":[],"tried":[]}""")]
    [InlineData("""{"reached":"no","tried":["x"]}""")]
    public void What_proves_nothing_is_no_report(string? words) => Assert.Null(ProofReport.Parse(words));

    [Fact]
    public void What_it_says_is_bounded_and_printable()
    {
        var items = string.Join(',', Enumerable.Range(0, 50).Select(i => $"\"{i}\\u001b{new string('x', 400)}\""));
        var report = ProofReport.Parse($$"""{"reached":[{{items}}],"tried":["x"]}""");

        Assert.Equal(16, report!.Reached.Count);
        Assert.All(report.Reached, item => Assert.True(item.Length <= 200 && !item.Any(char.IsControl)));
    }
}
