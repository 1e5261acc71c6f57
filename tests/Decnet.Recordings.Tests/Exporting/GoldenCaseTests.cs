using System.Text;
using Decnet.Recordings.Exporting;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Tests.Exporting;

/// <summary>A folder below Cases/ is a case: its shards, and for each session the asciicast that must come of it. A new case is a new folder.</summary>
public sealed class GoldenCaseTests : IDisposable
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");
    private readonly ArtifactRoot _root = new();

    public static TheoryData<string, string> Casts => new(
        Directory.EnumerateFiles(Cases, "*.cast", SearchOption.AllDirectories)
            .Select(path => (Path.GetFileName(Path.GetDirectoryName(path))!, Path.GetFileNameWithoutExtension(path))));

    [Theory]
    [MemberData(nameof(Casts))]
    public async Task A_shard_gives_its_asciicast(string name, string sid)
    {
        var folder = Path.Combine(Cases, name);
        foreach (var shard in Directory.EnumerateFiles(folder, "sessions-*"))
            File.Copy(shard, _root.Shard(Path.GetFileName(shard)));

        var cast = await ExportAsync(sid);

        if (Environment.GetEnvironmentVariable("DECNET_GOLDEN") is { Length: > 0 } source)
            await File.WriteAllTextAsync(Path.Combine(source, name, $"{sid}.cast"), cast, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, $"{sid}.cast"), TestContext.Current.CancellationToken), cast);
    }

    public void Dispose() => _root.Dispose();

    private async Task<string> ExportAsync(string sid)
    {
        using var output = new MemoryStream();
        await foreach (var transcripts in new LocalArtifacts(_root.Path).FindAsync(SourceFilter.Everything, default))
        {
            await new AsciicastExporter(new AsciicastOptions())
                .ExportAsync(SessionLines.ReadAsync(transcripts, sid, default), output, TestContext.Current.CancellationToken);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
