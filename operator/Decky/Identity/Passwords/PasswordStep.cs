using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Identity.Passwords;

/// <summary>Brings the passwords together. A Secret that is missing comes back by its watch.</summary>
internal sealed class PasswordStep : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var passwords = new Dictionary<string, string>();
        foreach (var account in pass.Plan!.Accounts)
        {
            var (password, finding) = PasswordLookup.Find(account, pass.Observed.PasswordSecrets);
            if (finding is not null)
            {
                return Task.FromResult(StepResult.Wait(finding));
            }

            passwords[account.Name] = password;
        }

        pass.Passwords = passwords;
        return Task.FromResult(StepResult.Continue);
    }
}
