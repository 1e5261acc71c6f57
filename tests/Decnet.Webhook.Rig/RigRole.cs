using Decnet.Hosting.Running;
using Decnet.Hosting.Settings;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;

namespace Decnet.Webhook.Rig;

/// <summary>The role `webhook` with its subscriptions and their account in a folder, and receivers on this machine.</summary>
internal static class RigRole
{
    public const string FolderVariable = "RIG_FOLDER";

    public static RoleDefinition Definition { get; } = WebhookRole.Define(Prepare) with { Prepare = (reader, worker) => Receivers(reader, Prepare(reader, worker)) };

    private static Action<IServiceCollection> Receivers(SettingsReader reader, Action<IServiceCollection> subscriptions)
    {
        var settings = WebhookSettings.Read(reader);
        return services => subscriptions(services.AddDelivering(settings, _ => new Dialler(AddressGuard.WithLoopback())));
    }

    private static Action<IServiceCollection> Prepare(SettingsReader reader, WorkerSettings worker)
    {
        var folder = reader.Text(FolderVariable) ?? throw new InvalidOperationException($"{FolderVariable} is not set");
        return services =>
        {
            services.AddSingleton(provider => new FileSource(folder, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<ISubscriptionSource>(provider => provider.GetRequiredService<FileSource>());
            services.AddSingleton<IOutcomeBook, FileBook>();
        };
    }
}
