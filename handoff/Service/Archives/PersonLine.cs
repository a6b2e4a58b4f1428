using Handoff.Service.Stores;

namespace Handoff.Service.Archives;

internal sealed record PersonLine(
    string Id, string User, string Name, Role Role, string PasswordHash, string SecurityStamp, int FailedSignIns, DateTimeOffset? LockedUntil, bool Disabled, int Version)
    : ArchiveLine
{
    public static PersonLine Of(Account account) => new(
        account.Id.Value, account.User, account.Name, account.Role, account.PasswordHash, account.SecurityStamp,
        account.FailedSignIns, account.LockedUntil, account.Disabled, account.Version);

    public override ArchiveRecord ToRecord() => new ArchiveRecord.Person(new Account(
        new(Id), User, Name, Role, PasswordHash, SecurityStamp, FailedSignIns, LockedUntil, Disabled, Version));
}
