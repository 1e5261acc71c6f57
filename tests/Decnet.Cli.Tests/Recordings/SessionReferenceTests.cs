using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;

namespace Decnet.Cli.Tests.Recordings;

public sealed class SessionReferenceTests
{
    [Theory]
    [InlineData("3f2b", null, null, "3f2b")]
    [InlineData("3F2B8C1E-0d4a", null, null, "3f2b8c1e-0d4a")]
    [InlineData("web-01/3f", null, "web-01", "3f")]
    [InlineData("lab/web-01/3f", "lab", "web-01", "3f")]
    public void A_session_is_named_by_its_beginning_and_maybe_its_decky(string text, string? space, string? decky, string prefix)
    {
        Assert.Equal(new SessionReference(space, decky, prefix), SessionReference.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("a/b/c/3f")]
    [InlineData("../3f")]
    [InlineData("web/")]
    [InlineData("3f2b8c1e-0d4a-4c6b-9e57-1a2b3c4d5e6f0")]
    public void Anything_else_is_a_wrong_call(string text)
    {
        Assert.Equal(ExitCode.Usage, Assert.Throws<CliFault>(() => SessionReference.Parse(text)).Code);
    }
}
