using System.Text;
using System.Text.Json;
using CsCheck;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Tests.Wire;

public sealed class JsonTextTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"payload\"", "\"a\":", "1", "-", "0", "-0", "01", "1.", ".5", "1.5e+3", "1e", "1E-2", "true", "fals", "null",
        " ", "\t", "\n", "\\", "\\n", "\\u12aF", "\\u12g", "\\x", "\u0001", "é", "\"é\"", "\"long enough to leave the first sixteen bytes\"", "/*c*/", "NaN", "\"\\\"\"",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(Pieces).Array[0, 14].Select(string.Concat);

    private static readonly Gen<string> Valid = Gen.Recursive<string>((depth, self) => depth > 5
        ? Gen.OneOf("1", "\"x\"", "true", "[]", "{}", "-1.5e3", "\"a\\u00e9\\\\ \"")
        : Gen.OneOf(
            Gen.OneOf("0", "null", "\"\"", "false", "\"sixteen and more bytes, no escape\""),
            self.Array[0, 4].Select(items => $"[{string.Join(" ,", items)}]"),
            self.Array[0, 4].Select(items => $"{{{string.Join(", ", items.Select((item, i) => $"\"k{i}\" : {item}"))}}}")));

    [Fact]
    public void Verdicts_are_those_of_Utf8JsonReader_on_any_text() =>
        AnyText.Sample(text => Assert.Equal(Reader(text), Ours(text)), iter: 20_000, print: text => text);

    [Fact]
    public void Valid_text_is_accepted_and_every_cut_of_it_judged_as_Utf8JsonReader_does() =>
        Valid.Sample(
            text =>
            {
                Assert.True(Ours(text), text);
                for (var cut = 0; cut < text.Length; cut++)
                {
                    Assert.Equal(Reader(text[..cut]), Ours(text[..cut]));
                }
            },
            iter: 1_000);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Nesting_ends_at_64(int depth, bool accepted)
    {
        Assert.Equal(accepted, Ours(new string('[', depth) + new string(']', depth)));
        Assert.Equal(accepted, Reader(new string('[', depth) + new string(']', depth)));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused() =>
        Assert.False(PublishBody.IsEmptyOrObject([.. "{\"a\":\""u8, 0xc3, 0x28, .. "\"}"u8]));

    private static bool Ours(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var end = JsonText.EndOfValue(bytes, JsonText.SkipSpace(bytes, 0));
        return end > 0 && JsonText.SkipSpace(bytes, end) == bytes.Length;
    }

    private static bool Reader(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read())
            {
            }

            return reader.TokenType != JsonTokenType.None;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
