namespace Bot.Core.Facts;

/// <summary>What a fact is read as. In content: <c>words</c>, <c>number</c>, <c>money</c>, <c>date</c>, <c>age</c>, <c>phone</c>, <c>email</c>, <c>zip</c>, <c>yes-no</c>.</summary>
public enum FactKind
{
    /// <summary>The client's own words and nothing more.</summary>
    Words,
    Number,
    Money,
    Date,
    Age,
    Phone,
    Email,
    Zip,
    YesNo,
}

/// <summary>Which of the days that "December 3" may mean a fact is about.</summary>
public enum When
{
    Nearest,
    Past,
    Future,
}
