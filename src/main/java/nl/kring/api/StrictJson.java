package nl.kring.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.kring.form.FieldError;
import nl.kring.form.FormRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Reads what a client sent to the letter: no unknown fields, and no text where a number is asked. */
@Component
class StrictJson {

    private final ObjectMapper mapper;
    private final Validator validator;
    private final MessageSource messages;

    StrictJson(ObjectMapper objectMapper, Validator validator, MessageSource messages) {
        this.mapper = objectMapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.mapper
                .coercionConfigFor(LogicalType.Integer)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        this.mapper
                .coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        this.validator = validator;
        this.messages = messages;
    }

    /** @throws FormRejected with what is wrong, field by field */
    <T> T read(Map<String, @Nullable Object> body, Class<T> type) {
        T value;
        try {
            value = mapper.convertValue(body, type);
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof JsonMappingException unreadable ? rejected(unreadable) : e;
        }
        List<FieldError> errors = validator.validate(value).stream()
                .map(violation ->
                        new FieldError(violation.getPropertyPath().toString(), "invalid", violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        return value;
    }

    private FormRejected rejected(JsonMappingException unreadable) {
        String field = unreadable.getPath().stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        String code = unreadable instanceof UnrecognizedPropertyException ? "unknown" : "type";
        return FormRejected.because(
                field, code, messages.getMessage("api.error." + code, null, LocaleContextHolder.getLocale()));
    }
}
