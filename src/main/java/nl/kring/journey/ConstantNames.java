package nl.kring.journey;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads what a class declares side by side as constants, so that nobody has to keep a second list of it. */
final class ConstantNames {

    private ConstantNames() {}

    static Stream<String> in(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(ConstantNames::valueOf);
    }

    private static String valueOf(Field constant) {
        try {
            constant.setAccessible(true);
            return (String) Objects.requireNonNull(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
