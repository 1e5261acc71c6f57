using System.Text;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.Tests.Contract.Subscriptions;

public sealed class SigningSecretTests
{
    [Fact]
    public void One_key_and_during_a_rotation_two()
    {
        Assert.Equal(["0123456789abcdef"], Read(("key", "0123456789abcdef")).Texts);
        Assert.Equal(["0123456789abcdef", "fedcba9876543210"], Read(("key", "0123456789abcdef"), ("previous-key", "fedcba9876543210")).Texts);
    }

    [Fact]
    public void Blanks_and_line_ends_around_a_key_are_no_part_of_it() =>
        Assert.Equal(["0123456789abcdef"], Read(("key", " 0123456789abcdef\n")).Texts);

    [Fact]
    public void The_form_of_Standard_Webhooks_is_a_key() =>
        Assert.Null(Read(("key", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).Problem);

    [Theory]
    [InlineData("tiny!")]
    [InlineData("whsec_!!!!MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_TWZLUQ==")]
    [InlineData("")]
    public void What_is_none_is_named_without_its_text(string text)
    {
        var problem = Read(("key", text)).Problem!;
        Assert.StartsWith("key: ", problem, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || !problem.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_key_and_a_bad_previous_one_are_named()
    {
        Assert.StartsWith("key: ", Read(("other", "0123456789abcdef")).Problem, StringComparison.Ordinal);
        Assert.StartsWith("previous-key: ", Read(("key", "0123456789abcdef"), ("previous-key", "x")).Problem, StringComparison.Ordinal);
        Assert.StartsWith("key: ", SigningSecret.Read(null, new()).Problem, StringComparison.Ordinal);
        Assert.StartsWith("key: ", SigningSecret.Read(new Dictionary<string, byte[]> { ["key"] = [0xff, 0xfe, 0xfd] }, new()).Problem, StringComparison.Ordinal);
    }

    private static (IReadOnlyList<string> Texts, string? Problem) Read(params (string Key, string Text)[] entries) =>
        SigningSecret.Read(entries.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes(entry.Text)), new());
}
