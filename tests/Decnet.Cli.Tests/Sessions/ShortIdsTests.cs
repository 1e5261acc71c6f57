using Decnet.Cli.Sessions;

namespace Decnet.Cli.Tests.Sessions;

public sealed class ShortIdsTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(8, "aaaaaaaa-1")]
    [InlineData(8, "aaaaaaaa-1", "bbbbbbbb-1")]
    [InlineData(10, "aaaaaaaa-1", "aaaaaaaa-2")]
    [InlineData(8, "aaaaaaaa-1", "aaaaaaaa-1")]
    public void Ids_are_cut_where_they_still_differ(int length, params string[] ids) => Assert.Equal(length, ShortIds.Length(ids));
}
