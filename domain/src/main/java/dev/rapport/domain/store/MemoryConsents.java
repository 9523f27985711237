package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Consent tokens by their mark. */
final class MemoryConsents implements ConsentStore {
    private final Map<String, Token> tokens = new HashMap<>();

    @Override
    public synchronized void put(Token token, Instant now) {
        tokens.values().removeIf(each -> !each.expiresAt().isAfter(now));
        tokens.put(token.mark(), copy(token));
    }

    @Override
    public synchronized Optional<Token> find(String mark, Purpose purpose, Instant now) {
        return Optional.ofNullable(tokens.get(mark))
                .filter(token -> token.purpose() == purpose && token.expiresAt().isAfter(now))
                .map(MemoryConsents::copy);
    }

    @Override
    public synchronized Optional<Token> take(String mark, Purpose purpose, Instant now) {
        Optional<Token> token = find(mark, purpose, now);
        token.ifPresent(taken -> tokens.remove(mark));
        return token;
    }

    @Override
    public synchronized List<Token> open(AccountId account, Purpose purpose, Instant now) {
        return tokens.values().stream()
                .filter(token -> token.account().equals(account)
                        && token.purpose() == purpose
                        && token.expiresAt().isAfter(now))
                .sorted(Comparator.comparing(Token::expiresAt).reversed().thenComparing(Token::mark))
                .map(MemoryConsents::copy)
                .toList();
    }

    @Override
    public synchronized void remove(AccountId account) {
        tokens.values().removeIf(token -> token.account().equals(account));
    }

    private static Token copy(Token token) {
        return new Token(
                token.mark(),
                token.purpose(),
                token.account(),
                token.ciphertext().clone(),
                token.expiresAt());
    }
}
