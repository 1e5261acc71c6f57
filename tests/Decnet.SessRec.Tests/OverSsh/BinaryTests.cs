using System.Text;
using Decnet.SessRec.Tests.Running;

namespace Decnet.SessRec.Tests.OverSsh;

/// <summary>What an intruder learns from the file itself.</summary>
public sealed class BinaryTests
{
    [Theory]
    [InlineData("decnet")]
    [InlineData("sessrec")]
    [InlineData("recorder")]
    [InlineData("honeypot")]
    [InlineData("dotnet_")]
    [InlineData("System.Net")]
    [InlineData(".NET runtime")]
    public void Its_strings_do_not_name_the_product(string word)
    {
        var bytes = File.ReadAllBytes(Harness.Installed);
        Assert.DoesNotContain(word, Encoding.Latin1.GetString(bytes), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(word, Encoding.Unicode.GetString(bytes), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(word, Encoding.Unicode.GetString(bytes, 1, bytes.Length - 1), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_is_small() => Assert.InRange(new FileInfo(Harness.Installed).Length, 1, 2_000_000);
}
