package dev.rapport.testkit.adapter;

import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Runs a test whose behaviour is declared missing as well: it has to fail, and is then told as aborted, with the reason. */
final class GapCheck implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Map<String, String> gaps = context.getRequiredTestInstances()
                .findInstance(AdapterContract.class)
                .orElseThrow()
                .gaps();
        String reason = gaps.get(method.getExecutable().getName());
        if (reason == null) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (AssertionError | RuntimeException expected) {
            throw new TestAbortedException("declared as a gap: " + reason, expected);
        }
        throw new AssertionError("this is declared as a gap (" + reason + "), but it holds: take it out of gaps()");
    }
}
