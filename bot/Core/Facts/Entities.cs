using Bot.Core.Recognizers;

namespace Bot.Core.Facts;

/// <summary>All that a text holds and a fact may be about. Where two overlap, the one that says more stays: a date before the numbers in it.</summary>
internal static class Entities
{
    public static List<Entity> Find(Recognizer recognizer, DateTime now)
    {
        var found = new List<Entity>();
        if (!recognizer.MayHoldEntities) return found;

        Add(found, FactKind.Email, recognizer.Emails());
        Add(found, FactKind.Phone, recognizer.Phones().Where(IsOfThisCountry));
        var times = recognizer.DateTimes(now);
        Add(found, FactKind.Date, times.Where(IsDay));
        Add(found, FactKind.Money, recognizer.Currencies().Where(money => money.Resolution.Value is not null));
        Add(found, FactKind.Age, recognizer.Ages().Where(age => age.Resolution.Unit is "Year" or "Age" or "Año"));
        Add(found, FactKind.Zip, recognizer.Zips());
        // The "two" of "every two weeks" counts nothing of its own.
        Add(found, FactKind.Number, recognizer.Numbers().Where(number => !times.Any(time => time.TypeName == "datetimeV2.set" && time.Start <= number.Start && number.End <= time.End)));
        found.Sort((one, other) => one.Found.Start.CompareTo(other.Found.Start));
        return found;
    }

    private static void Add(List<Entity> found, FactKind kind, IEnumerable<Recognized> more)
    {
        foreach (var one in more)
        {
            var entity = new Entity(kind, one);
            if (!found.Exists(entity.Overlaps)) found.Add(entity);
        }
    }

    private static bool IsOfThisCountry(Recognized phone)
    {
        var digits = phone.Text.Count(char.IsAsciiDigit);
        return digits == 10 || (digits > 10 && phone.Text.TrimStart('+', '(')[0] == '1');
    }

    // "2000" is a year to a calendar, and money to us.
    private static bool IsDay(Recognized found) =>
        found.TypeName is "datetimeV2.date" or "datetimeV2.datetime" || (found.TypeName == "datetimeV2.daterange" && found.Text.Any(char.IsLetter));
}
