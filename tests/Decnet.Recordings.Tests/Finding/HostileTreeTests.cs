using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;
using Process = System.Diagnostics.Process;

namespace Decnet.Recordings.Tests.Finding;

public sealed class HostileTreeTests : IDisposable
{
    private readonly ArtifactRoot _root = new();
    private readonly ArtifactRoot _outside = new();

    [Fact]
    public async Task A_shard_that_is_a_symlink_is_refused()
    {
        _outside.With(Lines.Whole(1));
        File.CreateSymbolicLink(_root.Shard(), _outside.Shard());

        Assert.Equal([$"lab/web/ssh/transcripts/sessions-{ArtifactRoot.Day}.jsonl: it is a symbolic link"], await RefusalsAsync());
    }

    [Fact]
    public async Task A_transcripts_folder_that_is_a_symlink_to_another_deckys_is_refused()
    {
        _root.With(Lines.Whole(1), source: "lab/other/ssh");
        Directory.CreateDirectory(Path.Combine(_root.Path, "lab/web/ssh"));
        Directory.CreateSymbolicLink(Path.Combine(_root.Path, "lab/web/ssh/transcripts"), _root.Transcripts("lab/other/ssh"));

        Assert.Equal(["lab/web/ssh/transcripts: it is a symbolic link"], await RefusalsAsync());
        Assert.Equal("other", Assert.Single(await _root.ListAsync()).Decky);
    }

    [Fact]
    public async Task A_decky_folder_that_is_a_symlink_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_root.Path, "lab"));
        Directory.CreateSymbolicLink(Path.Combine(_root.Path, "lab/web"), _outside.With(Lines.Whole(1)).Path);

        Assert.Equal(["lab/web: it is a symbolic link"], await RefusalsAsync());
    }

    [Fact]
    public async Task A_shard_that_is_a_fifo_is_refused_without_waiting_for_its_writer()
    {
        using var mkfifo = Process.Start("mkfifo", [_root.Shard()]);
        await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("it is no regular file", Assert.Single(await RefusalsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shard_that_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(_root.Shard());

        Assert.Contains("it is no regular file", Assert.Single(await RefusalsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_shard_blown_up_with_holes_only_what_stands_before_them_is_read()
    {
        _root.With(Lines.Whole(1) + new string(' ', 1 << 16));
        await using (var shard = new FileStream(_root.Shard(), FileMode.Open))
        {
            // A hundred thousand of such would cost an intruder nothing.
            shard.SetLength(4L << 40);
            shard.Seek(-100, SeekOrigin.End);
            shard.Write("behind\n"u8);
        }

        Assert.Equal(Lines.Sid(1), Assert.Single(await _root.ListAsync()).Sid);
        Assert.Matches($"^lab/web/ssh/transcripts/sessions-{ArtifactRoot.Day}.jsonl: it has a hole at byte [0-9]+, which no recorder makes; what stands behind it was not read$", Assert.Single(await RefusalsAsync()));
    }

    [Fact]
    public async Task Folders_whose_names_no_cluster_gives_are_not_entered()
    {
        _root.With(Lines.Whole(1), source: "Lab/web/ssh").With(Lines.Whole(1), source: "lab/we b/ssh").With(Lines.Whole(1), source: "lab/web/\u001b[31m");

        Assert.Empty(await _root.ListAsync());
    }

    [Fact]
    public async Task Stray_files_beside_the_folders_are_passed_over()
    {
        _root.With(Lines.Whole(1)).With("junk", "core.1234").With("junk", "sessions-2026-05-01.jsonl.swp");
        await File.WriteAllTextAsync(Path.Combine(_root.Path, "readme"), "x", TestContext.Current.CancellationToken);

        Assert.Single(await _root.ListAsync());
    }

    [Fact]
    public async Task A_thousand_links_are_counted_but_not_all_remembered()
    {
        for (var rotation = 1; rotation <= 1000; rotation++)
            File.CreateSymbolicLink(_root.Shard($"sessions-{ArtifactRoot.Day}.jsonl.{rotation}"), "/etc/passwd");
        var artifacts = new LocalArtifacts(_root.Path);
        await foreach (var _ in new SessionIndexer(artifacts).ListAsync(SourceFilter.Everything, TestContext.Current.CancellationToken))
        {
        }

        Assert.Equal(1000, artifacts.Refused.Count);
        Assert.Equal(50, artifacts.Refused.Refusals.Count);
    }

    public void Dispose()
    {
        _root.Dispose();
        _outside.Dispose();
    }

    private async Task<List<string>> RefusalsAsync()
    {
        var artifacts = new LocalArtifacts(_root.Path);
        await foreach (var _ in new SessionIndexer(artifacts).ListAsync(SourceFilter.Everything, TestContext.Current.CancellationToken))
        {
        }

        return [.. artifacts.Refused.Refusals.Select(refusal => $"{refusal.Path}: {refusal.Reason}")];
    }
}
