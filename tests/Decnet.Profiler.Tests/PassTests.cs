using System.Text;
using Decnet.Profiler.Passing;
using Decnet.Recordings.Scanning;
using Decnet.Store.Knowledge;

namespace Decnet.Profiler.Tests;

public sealed class PassTests
{
    [Fact]
    public void Sessions_that_interleave_get_each_their_own_profile()
    {
        var lines = Enumerable.Range(0, 40).SelectMany(n => new[] { Input(1, n * 0.1, "a"), Input(2, n * 0.2, "b"), Output(3, n) });
        var profiles = Run(string.Concat(lines) + End(1, 99) + Input(2, 9, "c") + End(2, 9.5));

        Assert.Equal((40, 99.0), (profiles[1].TotalKeystrokes, profiles[1].SessionDurationS));
        Assert.Equal((41, 9.5), (profiles[2].TotalKeystrokes, profiles[2].SessionDurationS));
        Assert.Equal((0, 39.0), (profiles[3].TotalKeystrokes, profiles[3].SessionDurationS));
    }

    [Fact]
    public void A_command_without_a_terminal_has_no_typing_and_one_with_a_terminal_has()
    {
        var profiles = Run(Header(1, ",\"cmd\":\"cat > x\"") + Input(1, 1, "data") + End(1, 2) + Header(2, ",\"tty\":\"/dev/pts/1\",\"cmd\":\"sh\"") + Input(2, 1, "i") + End(2, 2));

        Assert.Null(profiles[1].TotalKeystrokes);
        Assert.Equal(1, profiles[2].TotalKeystrokes);
    }

    [Fact]
    public void Only_what_is_wanted_is_profiled()
    {
        var profiles = Run(Input(1, 1, "a") + Input(2, 1, "b") + End(1, 2) + End(2, 2), [SessionKey.Parse(Sid(2))]);

        Assert.Equal([2], profiles.Keys);
    }

    private static Dictionary<int, SessionProfile> Run(string shard, HashSet<SessionKey>? wanted = null)
    {
        var profiles = new Dictionary<int, SessionProfile>();
        var pass = new ProfilingPass((session, made) => profiles.Add((int)(session.High >> 32), made().Profile), wanted is null ? null : wanted.Contains);
        new ShardScan(new MemoryStream(Encoding.UTF8.GetBytes(shard)), new Quarantine()).Run(pass.Take, true, TestContext.Current.CancellationToken);
        pass.Finish();
        return profiles;
    }

    private static string Sid(int session) => $"{session:x8}-1111-4222-8333-444455556666";

    private static string Header(int session, string more) =>
        $"{{\"sid\":\"{Sid(session)}\",\"hdr\":{{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":1777000000{more}}}}}\n";

    private static string Input(int session, double t, string text) =>
        FormattableString.Invariant($"{{\"sid\":\"{Sid(session)}\",\"t\":{t:0.000000},\"ch\":\"i\",\"d\":\"{text}\"}}\n");

    private static string Output(int session, double t) =>
        FormattableString.Invariant($"{{\"sid\":\"{Sid(session)}\",\"t\":{t:0.000000},\"ch\":\"o\",\"d\":\"x\\r\\n\"}}\n");

    private static string End(int session, double t) =>
        FormattableString.Invariant($"{{\"sid\":\"{Sid(session)}\",\"end\":{{\"t\":{t:0.000000},\"exit\":0,\"reason\":\"exit\",\"events\":1,\"bytes\":1}}}}\n");
}
