using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Tests.Finding;

public sealed class RotationTests : IDisposable
{
    private readonly ArtifactRoot _root = new();

    [Fact]
    public async Task A_session_over_rotations_and_midnight_is_one_session()
    {
        _root.With(Lines.Header(1) + Lines.Event(1, 1, "a"), "sessions-2026-05-01.jsonl.2")
            .With(Lines.Event(1, 2, "b"), "sessions-2026-05-01.jsonl.1")
            .With(Lines.Event(1, 3, "c"), "sessions-2026-05-01.jsonl")
            .With(Lines.Header(1, ",\"part\":4") + Lines.Event(1, 4, "d") + Lines.End(1, 5), "sessions-2026-05-02.jsonl");

        var session = Assert.Single(await _root.ListAsync());

        Assert.Equal(5, session.Duration);
        Assert.False(session.Truncated);
        Assert.Equal([1, 2, 3, 4], await TimesAsync());
    }

    [Fact]
    public async Task A_session_whose_first_file_was_rotated_away_says_that_it_is_not_whole()
    {
        _root.With(Lines.Header(1, ",\"part\":2") + Lines.Event(1, 4, "d") + Lines.End(1, 5));

        Assert.True(Assert.Single(await _root.ListAsync()).Truncated);
    }

    [Fact]
    public async Task A_rotation_while_the_days_files_are_opened_loses_none_and_repeats_none()
    {
        for (var rotation = 3; rotation >= 0; rotation--)
            _root.With(Lines.Event(1, 4 - rotation, "x"), Name(rotation));
        using var folder = Native.Folder.OpenRoot(_root.Transcripts());
        var listed = 0;

        var shards = new ShardDay(folder, new DateOnly(2026, 5, 1), (_, reason) => Assert.Fail(reason)).Open(() =>
        {
            // The first look is outdated at once: everything moves up by one and a new file begins.
            var names = List(folder);
            if (listed++ == 0)
                Rotate();
            return names;
        });

        Assert.Equal(5, shards.Count);
        Assert.Equal(Name(4), shards[0].Name.ToString());
        foreach (var shard in shards)
            await shard.DisposeAsync();
    }

    public void Dispose() => _root.Dispose();

    private static string Name(int rotation) => $"sessions-{ArtifactRoot.Day}.jsonl" + (rotation == 0 ? "" : $".{rotation}");

    private void Rotate()
    {
        for (var rotation = 3; rotation >= 0; rotation--)
            File.Move(_root.Shard(Name(rotation)), _root.Shard(Name(rotation + 1)));
        _root.With(Lines.Event(1, 5, "x"), Name(0));
    }

    private static List<ShardName> List(Native.Folder folder) =>
        [.. ShardName.InReadingOrder(folder.Names(_ => true, 100).Select(name => ShardName.TryParse(name, out var shard) ? shard : default))];

    private async Task<List<double>> TimesAsync()
    {
        var times = new List<double>();
        await foreach (var transcripts in new LocalArtifacts(_root.Path).FindAsync(SourceFilter.Everything, default))
        {
            await foreach (var line in SessionLines.ReadAsync(transcripts, Lines.Sid(1), default))
            {
                if (ShardLine.TryParse(line, out var record) && record.Kind == RecordKind.Event)
                    times.Add(record.Time);
            }
        }

        return times;
    }
}
