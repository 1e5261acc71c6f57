var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);

var app = builder.Build();
await app.RunAsync();
