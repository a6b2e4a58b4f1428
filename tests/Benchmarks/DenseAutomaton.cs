namespace Benchmarks;

/// <summary>The bare measure: a dense Aho-Corasick automaton over folded bytes, which finds phrases anywhere and does nothing else.</summary>
internal sealed class DenseAutomaton
{
    private const int Width = 38; // space, a to z, 0 to 9, anything else

    private readonly List<int[]> next = [NewState()];
    private readonly List<int> found = [0];

    public DenseAutomaton(IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var state = 0;
            foreach (var letter in $" {phrase} ") state = next[state][Class(letter)] is >= 0 and var known ? known : Add(state, Class(letter));
            found[state]++;
        }

        Link();
    }

    public int Count(ReadOnlySpan<char> text)
    {
        var (state, count) = (next[0][0], 0);
        foreach (var letter in text)
        {
            state = next[state][Class(letter)];
            count += found[state];
        }

        return count + found[next[state][0]];
    }

    private int Add(int from, int letter)
    {
        next.Add(NewState());
        found.Add(0);
        return next[from][letter] = next.Count - 1;
    }

    private void Link()
    {
        var (fails, queue) = (new int[next.Count], new Queue<int>());
        for (var c = 0; c < Width; c++)
            if (next[0][c] < 0) next[0][c] = 0;
            else queue.Enqueue(next[0][c]);

        while (queue.TryDequeue(out var state))
        {
            found[state] += found[fails[state]];
            for (var c = 0; c < Width; c++)
            {
                var to = next[state][c];
                if (to < 0) next[state][c] = next[fails[state]][c];
                else
                {
                    fails[to] = next[fails[state]][c];
                    queue.Enqueue(to);
                }
            }
        }
    }

    private static int Class(char letter) => letter switch
    {
        ' ' => 0,
        >= 'a' and <= 'z' => letter - 'a' + 1,
        >= '0' and <= '9' => letter - '0' + 27,
        _ => 37,
    };

    private static int[] NewState()
    {
        var state = new int[Width];
        Array.Fill(state, -1);
        return state;
    }
}
