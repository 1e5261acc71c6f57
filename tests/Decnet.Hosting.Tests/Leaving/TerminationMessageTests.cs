using Decnet.Hosting.Leaving;

namespace Decnet.Hosting.Tests.Leaving;

public sealed class TerminationMessageTests
{
    [Fact]
    public void The_reason_is_one_short_line()
    {
        var path = Path.GetTempFileName();

        new TerminationMessage(path).Write("first\nsecond" + new string('x', 10_000));

        var text = File.ReadAllText(path);
        Assert.StartsWith("first second", text, StringComparison.Ordinal);
        Assert.Equal(2048, text.Length);
        File.Delete(path);
    }

    [Fact]
    public void Outside_a_pod_nothing_is_written()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        new TerminationMessage(path).Write("reason");

        Assert.False(File.Exists(path));
    }
}
