using System.Text;
using Decnet.Bench.Recorder;

namespace Decnet.Bench.Tests.Recorder;

/// <summary>Each peer's recording is decoded to the output it holds; only that proves that nothing was lost.</summary>
public sealed class RecordingsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_shard_gives_its_output_and_not_its_input() => Assert.Equal(
        "a\"b\r\n\u00e9",
        Recorded(
            new Bench.Recorder.SessRec(null),
            "ssh/transcripts/sessions-2026-11-23.jsonl",
            """
            {"sid":"1","hdr":{"version":2,"width":80,"height":24,"timestamp":1,"env":{}}}
            {"sid":"1","t":0.1,"ch":"i","d":"typed"}
            {"sid":"1","t":0.2,"ch":"o","d":"a\"b\r\n"}
            {"sid":"1","t":0.3,"ch":"r","d":"80x24"}
            {"sid":"1","t":0.4,"ch":"o","d":"\ufffd","b64":"w6k="}
            {"sid":"1","end":{"t":1,"exit":0,"reason":"exit","events":2,"bytes":8}}
            """));

    [Fact]
    public void An_asciicast_gives_its_output() => Assert.Equal(
        "one\r\ntwo",
        Recorded(
            new Asciinema(),
            "recording.cast",
            """
            {"version": 2, "width": 80, "height": 24}
            [0.1, "o", "one\r\n"]
            [0.2, "i", "typed"]
            [0.3, "o", "two"]
            """));

    [Fact]
    public void A_tlog_file_gives_its_output() => Assert.Equal(
        "one\r\ntwo",
        Recorded(new Tlog(), "tlog.json", """{"ver":"2.3","in_txt":"x","out_txt":"one\r\n"}""" + "\n" + """{"in_txt":"","out_txt":"two"}"""));

    [Fact]
    public void A_line_cut_short_ends_the_recording() => Assert.Equal(
        "one", Recorded(new Tlog(), "tlog.json", """{"out_txt":"one"}""" + "\n" + """{"out_txt":"tw"""));

    [Fact]
    public void A_recorder_that_wrote_nothing_has_nothing_recorded() =>
        Assert.All([new Bench.Recorder.SessRec(null), new Asciinema(), new Tlog(), new Typescript()], (IPeer peer) => Assert.Empty(peer.Recorded(_directory)!));

    private string Recorded(IPeer peer, string file, string content)
    {
        var path = Path.Combine(_directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content + "\n");
        return Encoding.UTF8.GetString(peer.Recorded(_directory)!);
    }
}
