using System.Text;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Tests.Reading;

public sealed class ShardLineTests
{
    private const string Sid = "00000001-1111-4222-8333-444455556666";

    [Fact]
    public void An_event_gives_its_time_channel_and_exact_bytes()
    {
        Assert.True(TryParse($$"""{"sid":"{{Sid}}","t":1.25,"ch":"i","d":"é\u001b\"\\","ne":true}""", out var record));

        Assert.Equal((RecordKind.Event, 1.25, 'i', true), (record.Kind, record.Time, record.Channel, record.NoEcho));
        Assert.Equal("é\u001b\"\\", Encoding.UTF8.GetString(EventData.Decode(record)));
    }

    [Fact]
    public void Bytes_that_are_no_text_come_from_b64()
    {
        Assert.True(TryParse($$"""{"sid":"{{Sid}}","t":1,"ch":"o","d":"\ufffd","b64":"/wA="}""", out var record));

        Assert.Equal([0xff, 0x00], EventData.Decode(record));
    }

    [Fact]
    public void Broken_base64_falls_back_to_the_text()
    {
        Assert.True(TryParse($$"""{"sid":"{{Sid}}","t":1,"ch":"o","d":"x","b64":"!!!"}""", out var record));

        Assert.Equal("x"u8.ToArray(), EventData.Decode(record));
    }

    [Fact]
    public void Keys_of_a_later_recorder_are_passed_over()
    {
        Assert.True(TryParse($$"""{"sid":"{{Sid}}","zz":{"a":[1,{"sid":"x"}]},"t":1,"ch":"o","d":"x","q":null}""", out var record));

        Assert.Equal(RecordKind.Event, record.Kind);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text_and_breaks_nothing()
    {
        Assert.True(TryParse($$"""{"sid":"{{Sid}}","t":1,"ch":"o","d":"\ud800"}""", out var record));

        Assert.Empty(EventData.Decode(record));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{}", "no id")]
    [InlineData("""{"sid":"short","t":1,"ch":"o","d":"x"}""", "no UUID")]
    [InlineData("""{"sid":"../../../../etc/passwd-1111-4222-83","t":1,"ch":"o","d":"x"}""", "no UUID")]
    [InlineData("""{"t":1,"sid":"00000001-1111-4222-8333-444455556666","ch":"o","d":"x"}""", "no recorder's order")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","t":1,"ch":"o","d":"x""", "torn")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","t":1,"ch":"o","d":"x"}}""", "something behind it")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","t":1,"a":[[[[[[[[[[[[]]]]]]]]]]]]}""", "nested too deep")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666" "t":1}""", "no JSON")]
    public void A_line_that_is_no_recorders_is_told_apart_without_an_exception(string line, string why)
    {
        Assert.False(TryParse(line, out _), why);
    }

    [Theory]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","t":"1","ch":"o","d":"x"}""", "a time that is no number")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","t":1e999,"ch":"o","d":"x"}""", "an endless time")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","t":1,"ch":"oo","d":"x"}""", "a channel of two letters")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","t":1,"ch":"o","d":7}""", "data that is no text")]
    [InlineData("""{"sid":"00000001-1111-4222-8333-444455556666","hdr":7}""", "a header that is no object")]
    public void A_well_formed_line_of_wrong_types_is_of_unknown_kind(string line, string why)
    {
        Assert.True(TryParse(line, out var record), why);
        Assert.Equal(RecordKind.Unknown, record.Kind);
    }

    [Fact]
    public void Absurd_sizes_and_dates_in_a_header_are_cut_to_what_can_be()
    {
        Assert.True(TryParse($$$"""{"sid":"{{{Sid}}}","hdr":{"width":-5,"height":99999999,"timestamp":1e300,"env":{"A":1,"B":"b"},"part":-3}}""", out var record));

        var header = record.Header!;
        Assert.Equal((80, 1000, null, 1), (header.Width, header.Height, header.Timestamp, header.Part));
        Assert.Equal([new("B", "b")], header.Environment);
    }

    [Fact]
    public void Times_are_never_negative()
    {
        Assert.True(TryParse($$"""{"sid":"{{Sid}}","t":-4,"ch":"o","d":"x"}""", out var record));

        Assert.Equal(0, record.Time);
    }

    private static bool TryParse(string line, out ShardRecord record) => ShardLine.TryParse(Encoding.UTF8.GetBytes(line), out record);
}
