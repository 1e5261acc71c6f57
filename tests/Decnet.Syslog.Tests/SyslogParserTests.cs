using System.Text;
using CsCheck;
using Decnet.Syslog;

namespace Decnet.Syslog.Tests;

public sealed class SyslogParserTests
{
    [Fact]
    public void A_line_of_the_recorder_is_read_whole()
    {
        var message = Parsed(
            """<134>1 2026-05-01T10:20:30.123456Z web-01 sessrec - session_recorded [relay@55555 sid="0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4d" src_ip="2001:db8::1" shard_path="/a/sessions-2026-05-01.jsonl" bytes="12"] """);

        Assert.Equal((16, 6), (message.Facility, message.Severity));
        Assert.Equal(("web-01", "sessrec", null, "session_recorded"), (message.HostName, message.AppName, message.ProcessId, message.MessageId));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 10, 20, 30, TimeSpan.Zero).AddMicroseconds(123_456), message.Timestamp);
        Assert.Equal("2001:db8::1", message.Value("relay@55555", "src_ip"));
        Assert.Equal("/a/sessions-2026-05-01.jsonl", message.Value("relay@55555", "shard_path"));
        Assert.Null(message.Text);
    }

    [Theory]
    [InlineData("""<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - BOM'su root' failed""", "BOM'su root' failed")]
    [InlineData("""<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time""", "%% It's time")]
    [InlineData("""<165>1 2003-10-11T22:14:15.003Z m e - ID47 [exampleSDID@32473 iut="3" eventSource="Application"][examplePriority@32473 class="high"]""", null)]
    [InlineData("""<13>1 - - - - - -""", null)]
    [InlineData("""<0>1 - - - - -""", null)]
    [InlineData("""<191>1 - host""", null)]
    [InlineData("""<13>1""", null)]
    public void Examples_of_the_rfc_and_lines_with_fields_missing_at_the_end_are_read(string line, string? text)
    {
        Assert.Equal(text, Parsed(line).Text);
    }

    [Fact]
    public void Escapes_are_undone_and_a_bracket_in_a_value_ends_nothing()
    {
        var message = Parsed("""<13>1 - h a - m [x a="q\"b\\s\]c\d" b="raw ] bracket" c=""][y z="1"] text [not data]""");

        Assert.Equal("""q"b\s]c\d""", message.Value("x", "a"));
        Assert.Equal("raw ] bracket", message.Value("x", "b"));
        Assert.Equal("", message.Value("x", "c"));
        Assert.Equal("1", message.Value("y", "z"));
        Assert.Equal("text [not data]", message.Text);
    }

    [Fact]
    public void Eight_bit_text_is_utf8_where_it_can_be_and_otherwise_loses_nothing()
    {
        Assert.Equal("grün ✓", Parsed("<13>1 - - - - - - grün ✓").Text);
        Assert.True(SyslogParser.TryParse([.. "<13>1 - - - - - - "u8, 0xe9, 0xff, 0x80], out var message, out _));
        Assert.Equal("\u00e9\u00ff\u0080", message.Text);
    }

    [Fact]
    public void A_line_of_64_KiB_is_read_and_a_longer_one_refused()
    {
        var line = "<13>1 - - - - - [a b=\"" + new string('x', SyslogParser.Limit - 24) + "\"]";
        Assert.Equal(SyslogParser.Limit, line.Length);

        Assert.Equal(SyslogParser.Limit - 24, Parsed(line).Value("a", "b")!.Length);
        Assert.Equal(SyslogFault.TooLong, Fault(line + "x"));
    }

    [Theory]
    [InlineData("", SyslogFault.Priority)]
    [InlineData("<>1 - - - - - -", SyslogFault.Priority)]
    [InlineData("<192>1 - - - - - -", SyslogFault.Priority)]
    [InlineData("<013>1 - - - - - -", SyslogFault.Priority)]
    [InlineData("<1 - - - - - -", SyslogFault.Priority)]
    [InlineData("<13>2 - - - - - -", SyslogFault.Version)]
    [InlineData("<13>11 - - - - - -", SyslogFault.Version)]
    [InlineData("<13>Oct 11 22:14:15 host su: classic", SyslogFault.Version)]
    [InlineData("<13>1  - - - - -", SyslogFault.Header)]
    [InlineData("<13>1 - - an-application-name-that-is-longer-than-forty-eight-characters - - -", SyslogFault.Header)]
    [InlineData("<13>1 - - - - - [", SyslogFault.StructuredData)]
    [InlineData("<13>1 - - - - - [a b]", SyslogFault.StructuredData)]
    [InlineData("<13>1 - - - - - [a b=\"c", SyslogFault.StructuredData)]
    [InlineData("<13>1 - - - - - [a b=\"c\\\"]", SyslogFault.StructuredData)]
    [InlineData("<13>1 - - - - - [a b=\"c\"]x", SyslogFault.StructuredData)]
    [InlineData("<13>1 - - - - - x", SyslogFault.StructuredData)]
    [InlineData("docker: ordinary noise of a daemon", SyslogFault.Priority)]
    public void What_is_no_message_is_told_why(string line, SyslogFault fault) => Assert.Equal(fault, Fault(line));

    [Fact]
    public void A_timestamp_that_is_none_is_absent() => Assert.Null(Parsed("<13>1 2026-99-01T00:00:00Z h a - m -").Timestamp);

    [Fact]
    public void Whatever_values_are_written_come_back() =>
        Gen.Select(Gen.String[Gen.Char.Where(c => !char.IsSurrogate(c)), 0, 60], Gen.String[Gen.OneOf("\"\\]ab [=".ToCharArray()), 0, 30]).Array[1, 6].Sample(pairs =>
        {
            var line = new StringBuilder("<134>1 - h sessrec - m [relay@55555");
            foreach (var (a, b) in pairs)
                line.Append($" a=\"{Escape(a)}\" b=\"{Escape(b)}\"");

            var found = Parsed(line.Append(']').ToString()).Elements.Single().Parameters;
            Assert.Equal(pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 }), found.Select(parameter => parameter.Value));
        });

    [Fact]
    public void No_bytes_make_it_throw_or_read_beyond_the_line()
    {
        var seeds = Gen.OneOf(
            "<134>1 2026-05-01T10:20:30Z h a - m [r@1 a=\"b\\\"\" c=\"]\"][s] text", "<13>1 - - - - - -", "<165>1 2003-10-11T22:14:15.003Z m e 1 ID47 [x y=\"z\"] \ufefft");
        Gen.Select(seeds, Gen.Select(Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 2]).Array[0, 10]).Sample(
            (seed, wounds) =>
            {
                var bytes = Encoding.UTF8.GetBytes(seed).ToList();
                foreach (var (place, value, way) in wounds.Where(_ => bytes.Count > 0))
                {
                    if (way == 0)
                        bytes[place % bytes.Count] = value;
                    else if (way == 1)
                        bytes.RemoveAt(place % bytes.Count);
                    else
                        bytes.Insert(place % bytes.Count, "\"\\][ <>=-"u8[value % 9]);
                }

                var parsed = SyslogParser.TryParse(bytes.ToArray(), out var message, out var fault);
                Assert.Equal(parsed, fault == SyslogFault.None);
                Assert.True(!parsed || (message.Text?.Length ?? 0) + message.Elements.Sum(element => element.Parameters.Sum(p => p.Value.Length)) <= bytes.Count);
            },
            iter: 20_000);
    }

    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("]", "\\]");

    private static SyslogMessage Parsed(string line)
    {
        Assert.True(SyslogParser.TryParse(Encoding.UTF8.GetBytes(line), out var message, out var fault), fault.ToString());
        return message;
    }

    private static SyslogFault Fault(string line)
    {
        Assert.False(SyslogParser.TryParse(Encoding.UTF8.GetBytes(line), out _, out var fault));
        return fault;
    }
}
