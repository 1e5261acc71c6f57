namespace Decnet.Operator.Decky.Identity.Passwords;

internal interface IPasswordHasher
{
    /// <returns>A crypt(3) hash under a new salt.</returns>
    string Hash(string password);

    bool Verify(string password, string hash);
}
