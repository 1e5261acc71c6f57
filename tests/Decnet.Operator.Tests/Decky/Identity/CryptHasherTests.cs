using Decnet.Operator.Decky.Identity.Passwords;
using Decnet.Operator.Native;

namespace Decnet.Operator.Tests.Decky.Identity;

public sealed class CryptHasherTests
{
    private readonly CryptHasher _hasher = new();

    // From the specification of SHA-crypt.
    [Fact]
    public void The_published_vector_comes_out() =>
        Assert.Equal(
            "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
            Crypt.Hash("Hello world!", "$6$saltstring$"));

    [Fact]
    public void A_hash_verifies_its_password_and_no_other()
    {
        var hash = _hasher.Hash("pässwörd");
        Assert.StartsWith("$6$", hash, StringComparison.Ordinal);
        Assert.True(_hasher.Verify("pässwörd", hash));
        Assert.False(_hasher.Verify("password", hash));
    }

    [Fact]
    public void Two_hashes_of_one_password_differ() => Assert.NotEqual(_hasher.Hash("x"), _hasher.Hash("x"));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("$99$nonsense$")]
    public void A_damaged_hash_matches_nothing(string hash) => Assert.False(_hasher.Verify("x", hash));
}
