using System.Text;

namespace Decnet.Bus.Tests.Serving;

public sealed class BadFrameTests
{
    public static TheoryData<string, string> Bad { get; } = new()
    {
        { "an array as body", "PUB a\n\0\0\0\u0002[]" },
        { "a string as body", "PUB a\n\0\0\0\u0002\"\"" },
        { "broken JSON", "PUB a\n\0\0\0\u0002{x" },
        { "two objects", "PUB a\n\0\0\0\u0004{}{}" },
        { "a payload that is an array", "PUB a\n\0\0\0\u000e{\"payload\":[]}" },
        { "a type that is a number", "PUB a\n\0\0\0\u000a{\"type\":1}" },
        { "invalid UTF-8", "PUB a\n\0\0\0\u0007{\"a\":\"\u00ff\"}".Replace("\u0007", "\u0009", StringComparison.Ordinal) + " " },
        { "SUB with broken JSON", "SUB a\n\0\0\0\u0001{" },
        { "SUB with an array", "SUB a\n\0\0\0\u0002[]" },
        { "no topic", "PUB\n\0\0\0\0" },
        { "an empty topic", "PUB \n\0\0\0\0" },
        { "an empty token", "PUB a..b\n\0\0\0\0" },
        { "a wildcard topic", "PUB a.*\n\0\0\0\0" },
        { "two topics", "PUB a b\n\0\0\0\0" },
        { "no pattern", "SUB\n\0\0\0\0" },
        { "no pattern to end", "UNSUB\n\0\0\0\0" },
        { "a tail in the middle", "SUB a.>.b\n\0\0\0\0" },
        { "half a wildcard", "SUB a*\n\0\0\0\0" },
        { "EVT from a client", "EVT a\n\0\0\0\u0002{}" },
        { "a verb of another protocol", "GET / HTTP/1.1\n" },
        { "a lower-case verb", "pub a\n\0\0\0\0" },
        { "no verb", "\n\0\0\0\0" },
        { "a byte beyond ASCII", "PUB \u00e9\n\0\0\0\0" },
        { "a control byte", "PUB a\tb\n\0\0\0\0" },
        { "a name beyond ASCII", "HELLO \u00e9\n\0\0\0\0" },
        { "HELLO without a name", "HELLO\n\0\0\0\0" },
        { "a body beyond a megabyte", "PUB a\n\0\u0010\0\u0001" },
        { "a length beyond 31 bits", "PUB a\n\u00ff\u00ff\u00ff\u00ff" },
        { "a header without an end", new string('A', 4200) },
        { "a header too long", "PUB " + new string('a', 4093) + "\n\0\0\0\0" },
        { "too many tokens", "PUB a" + string.Concat(Enumerable.Repeat(".a", 12)) + "\n\0\0\0\0" },
        { "too many tokens in a pattern", "SUB a" + string.Concat(Enumerable.Repeat(".a", 12)) + "\n\0\0\0\0" },
        { "too many wildcards", "SUB *.*.*.*.*\n\0\0\0\0" },
        { "nesting too deep", "PUB a\n\0\0\u0001\0" + "{\"a\":" + new string('[', 125) + new string(']', 125) + "}" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_frame_closes_that_connection_only(string why, string bytes)
    {
        await using var bus = RunningBus.Start();
        using var good = bus.Raw().Send("SUB a").Settle();
        using var bad = bus.Raw();

        bad.Send(Encoding.Latin1.GetBytes(bytes));

        Assert.True(bad.IsClosed(), why);
        using var writer = bus.Raw().Send("PUB a");
        good.ReadEvent("a");
        Assert.Equal(1, (await bus.Server.StatisticsAsync()).Faulted);
    }

    [Fact]
    public async Task Frames_before_a_bad_one_count()
    {
        await using var bus = RunningBus.Start();
        using var good = bus.Raw().Send("SUB a").Settle();
        using var bad = bus.Raw();

        bad.Send([.. RawClient.Frame("PUB a", """{"type":"first"}"""), .. RawClient.Frame("PUB a", "[]"), .. RawClient.Frame("PUB a")]);

        Assert.Equal("first", good.ReadEvent("a").GetProperty("type").GetString());
        Assert.True(bad.IsClosed());
        Assert.Equal(1, (await bus.Server.StatisticsAsync()).Published);
    }
}
