mock_provider "aws" {
  override_during = plan
}

variables {
  name = "code"
  routes = {
    "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/t5/invocations", timeout = 29 }
  }
}

run "a_name_has_no_blanks" {
  command         = plan
  expect_failures = [var.name]

  variables {
    name = "my api"
  }
}

run "a_stage_has_no_slash" {
  command         = plan
  expect_failures = [var.stage]

  variables {
    stage = "v1/beta"
  }
}

run "an_api_has_routes" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {}
  }
}

run "a_route_has_a_method" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "/t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29 }
    }
  }
}

run "a_path_begins_with_a_slash_and_has_no_empty_part" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST //t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29 }
    }
  }
}

run "a_function_answers_within_29_seconds" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 30 }
    }
  }
}

run "a_function_has_time" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 0 }
    }
  }
}

run "an_unknown_authorization_is_refused" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29, authorization = "JWT" }
    }
  }
}

run "cors_names_an_origin" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = [] }
  }
}

run "an_origin_has_no_path" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["https://chat.example.org/"] }
  }
}

run "an_unknown_method_is_refused" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["https://chat.example.org"], methods = ["post"] }
  }
}

run "credentials_do_not_go_with_any_origin" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["*"], credentials = true }
  }
}

run "preflights_are_kept_a_day_at_most" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["https://chat.example.org"], max_age = 86401 }
  }
}

run "a_throttle_lets_something_through" {
  command         = plan
  expect_failures = [var.throttle]

  variables {
    throttle = { burst = 0 }
  }
}

run "a_rate_lets_something_through" {
  command         = plan
  expect_failures = [var.throttle]

  variables {
    throttle = { rate = 0 }
  }
}

run "cloudwatch_knows_certain_retentions" {
  command         = plan
  expect_failures = [var.access_log_retention_days]

  variables {
    access_log_retention_days = 31
  }
}

run "a_domain_is_a_host_name" {
  command         = plan
  expect_failures = [var.domain]

  variables {
    domain = { name = "https://code.example.org", certificate_arn = "arn" }
  }
}

run "an_error_rate_is_a_share" {
  command         = plan
  expect_failures = [var.alarms]

  variables {
    alarms = { topic_arn = "arn", error_rate = 5 }
  }
}

run "a_latency_is_above_zero" {
  command         = plan
  expect_failures = [var.alarms]

  variables {
    alarms = { topic_arn = "arn", latency_p99_ms = 0 }
  }
}
