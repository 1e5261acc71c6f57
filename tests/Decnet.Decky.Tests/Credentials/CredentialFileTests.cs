using System.Text;
using Decnet.SessRec.Credentials;

namespace Decnet.Decky.Tests.Credentials;

public sealed class CredentialFileTests : IDisposable
{
    private const string Hash = "$6$saltsalt$8iYtNHxjWRl.NF6oNZ5tF.iKFlQREaXBLlSmZKP6dy9l5z3vsooWNW0/GZ6Nej73/TFug6pIPSqbJoCT6dfnj.";
    private readonly string file = Path.GetTempFileName();

    [Theory]
    [InlineData("admin", "hunter2", true)]
    [InlineData("admin", "hunter3", false)]
    [InlineData("admin", "", false)]
    [InlineData("admin", "hunter2\0", false)]
    [InlineData("adm", "hunter2", false)]
    [InlineData("admin:", "hunter2", false)]
    [InlineData("nobody", "hunter2", false)]
    [InlineData("locked", "!", false)]
    [InlineData("locked", "", false)]
    [InlineData("deploy", "hunter2", true)]
    [InlineData("", "hunter2", false)]
    public void Only_the_accounts_own_secret_is_accepted(string account, string secret, bool accepted)
    {
        File.WriteAllText(file, $"locked:!\nadmin:{Hash}\ndeploy:{Hash}:19000:0:99999:7:::\n");

        var credentials = CredentialFile.Load(file);

        Assert.Equal(accepted, credentials.Accepts(Encoding.UTF8.GetBytes(account), Encoding.UTF8.GetBytes(secret)));
    }

    [Fact]
    public void Without_a_file_nobody_is_accepted() =>
        Assert.False(CredentialFile.Load("/nonexistent").Accepts("admin"u8, "hunter2"u8));

    public void Dispose() => File.Delete(file);
}
