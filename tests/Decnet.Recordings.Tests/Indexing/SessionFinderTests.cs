using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Recordings.Tests.Indexing;

public sealed class SessionFinderTests : IDisposable
{
    private readonly ArtifactRoot _root = new();

    [Theory]
    [InlineData("00000001", 1)]
    [InlineData("0000000", 3)]
    [InlineData("", 3)]
    [InlineData("f", 0)]
    public async Task A_prefix_finds_each_session_once(string prefix, int count)
    {
        _root.With(Lines.Header(1) + Lines.Header(2) + Lines.Event(1, 1, "x") + Lines.End(2, 1)).With(Lines.End(1, 2), "sessions-2026-05-02.jsonl");
        _root.With(Lines.Whole(3), source: "lab/db/ssh");

        Assert.Equal(count, (await FindAsync(prefix, 10)).Count);
    }

    [Fact]
    public async Task A_session_that_stands_behind_a_line_that_was_cut_is_found()
    {
        _root.With(Lines.Header(1) + Lines.Event(1, 1, "cut")[..60] + Lines.Header(2));

        Assert.Equal(Lines.Sid(2), Assert.Single(await FindAsync("00000002", 10)).Sid);
    }

    [Fact]
    public async Task The_same_id_under_two_deckies_is_two_sessions()
    {
        _root.With(Lines.Whole(1)).With(Lines.Whole(1), source: "lab/db/ssh");

        Assert.Equal(["lab/db/ssh", "lab/web/ssh"], (await FindAsync(Lines.Sid(1), 10)).Select(match => match.Source.ToString()).Order());
    }

    [Fact]
    public async Task It_stops_at_its_limit()
    {
        _root.With(string.Concat(Enumerable.Range(0, 100).Select(Lines.Whole)));

        Assert.Equal(5, (await FindAsync("0", 5)).Count);
    }

    public void Dispose() => _root.Dispose();

    private Task<IReadOnlyList<SessionMatch>> FindAsync(string prefix, int limit) =>
        SessionFinder.FindAsync(new LocalArtifacts(_root.Path), SourceFilter.Everything, prefix, limit, TestContext.Current.CancellationToken);
}
