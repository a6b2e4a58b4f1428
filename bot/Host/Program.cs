var app = WebApplication.Create(args);
app.MapGet("/health/live", () => "ok");
await app.RunAsync();
