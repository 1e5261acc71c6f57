using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.Recording;

public sealed class MidnightTests : IDisposable
{
    private readonly Store _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_session_that_crosses_midnight_moves_on_to_the_new_days_shard()
    {
        var session = new SessionInProcess(_store, new DateTimeOffset(2026, 11, 23, 23, 59, 59, TimeSpan.Zero));
        session.Show("before");
        session.Wall += 2_000_000;
        session.Show("after");
        session.End();

        string[] Lines(string day) => File.ReadAllLines(Path.Combine(_store.Folder, $"sessions-{day}.jsonl"));
        var first = Lines("2026-11-23");
        var second = Lines("2026-11-24");
        Assert.Contains("\"d\":\"before\"", first[^2]);
        Assert.EndsWith(",\"cont\":\"sessions-2026-11-24.jsonl\"}", first[^1]);
        Assert.Contains("\"src\":\"2001:db8::1\"", second[0]);
        Assert.Contains("\"part\":2", second[0]);
        Assert.Contains("\"d\":\"after\"", second[1]);
        Assert.Contains("\"end\":", second[2]);
    }
}
