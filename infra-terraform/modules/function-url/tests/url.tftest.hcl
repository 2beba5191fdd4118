mock_provider "aws" {
  override_during = plan
}

variables {
  function_name = "toxicity"
  function_arn  = "arn:aws:lambda:eu-west-1:123456789012:function:toxicity"
  callers       = ["arn:aws:iam::123456789012:role/page", "arn:aws:iam::210987654321:root"]
}

run "the_url_is_closed_and_calls_the_alias" {
  command = plan

  assert {
    condition     = aws_lambda_function_url.this.authorization_type == "AWS_IAM" && aws_lambda_function_url.this.qualifier == "live"
    error_message = "signed requests to the alias live"
  }

  assert {
    condition     = aws_lambda_function_url.this.function_name == "toxicity"
    error_message = "the function's URL"
  }

  assert {
    condition     = length(aws_lambda_function_url.this.cors) == 0
    error_message = "no origins, no CORS"
  }
}

run "every_caller_has_both_permissions" {
  command = plan

  assert {
    condition = toset([for p in aws_lambda_permission.url : jsonencode({
      function = p.function_name, qualifier = p.qualifier, action = p.action, principal = p.principal, auth = p.function_url_auth_type
      })]) == toset([for arn in var.callers : jsonencode({
      function = "toxicity", qualifier = "live", action = "lambda:InvokeFunctionUrl", principal = arn, auth = "AWS_IAM"
    })])
    error_message = "each caller may use the URL"
  }

  assert {
    condition = toset([for p in aws_lambda_permission.invoke : jsonencode({
      function = p.function_name, qualifier = p.qualifier, action = p.action, principal = p.principal, through_url = p.invoked_via_function_url, auth = p.function_url_auth_type
      })]) == toset([for arn in var.callers : jsonencode({
      function = "toxicity", qualifier = "live", action = "lambda:InvokeFunction", principal = arn, through_url = true, auth = null
    })])
    error_message = "each caller may invoke through the URL only"
  }

  assert {
    condition     = length(distinct([for p in concat(values(aws_lambda_permission.url), values(aws_lambda_permission.invoke)) : p.statement_id])) == 4
    error_message = "four statements, four ids"
  }
}

run "without_callers_nobody_is_admitted_from_outside" {
  command = plan

  variables {
    callers = []
  }

  assert {
    condition     = length(aws_lambda_permission.url) + length(aws_lambda_permission.invoke) == 0
    error_message = "no callers, no permissions"
  }
}

run "an_identity_of_the_account_gets_this_policy" {
  command = plan

  assert {
    condition = jsondecode(output.caller_policy_json) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid    = "CallUrl"
          Effect = "Allow"
          Action = "lambda:InvokeFunctionUrl"
          Resource = [
            "arn:aws:lambda:eu-west-1:123456789012:function:toxicity",
            "arn:aws:lambda:eu-west-1:123456789012:function:toxicity:live",
          ]
          Condition = { StringEquals = { "lambda:FunctionUrlAuthType" = "AWS_IAM" } }
        },
        {
          Sid    = "InvokeThroughUrl"
          Effect = "Allow"
          Action = "lambda:InvokeFunction"
          Resource = [
            "arn:aws:lambda:eu-west-1:123456789012:function:toxicity",
            "arn:aws:lambda:eu-west-1:123456789012:function:toxicity:live",
          ]
          Condition = { Bool = { "lambda:InvokedViaFunctionUrl" = "true" } }
        },
      ]
    }
    error_message = "one function, through its URL only"
  }
}

run "a_named_origin_gets_cors" {
  command = plan

  variables {
    cors = { origins = ["https://chat.example.org"] }
  }

  assert {
    condition = jsondecode(jsonencode(aws_lambda_function_url.this.cors)) == [{
      allow_credentials = false
      allow_headers     = ["accept", "authorization", "content-type", "x-amz-date", "x-amz-security-token"]
      allow_methods     = ["*"]
      allow_origins     = ["https://chat.example.org"]
      expose_headers    = ["access-control-allow-origin", "retry-after", "x-finish-reason", "x-input-tokens", "x-model", "x-output-tokens", "x-request-id"]
      max_age           = 600
    }]
    error_message = "methods and headers of a signed call from a page"
  }
}

run "any_origin_is_possible_without_credentials" {
  command = plan

  variables {
    cors = { origins = ["*"] }
  }

  assert {
    condition     = aws_lambda_function_url.this.cors[0].allow_origins == toset(["*"]) && !aws_lambda_function_url.this.cors[0].allow_credentials
    error_message = "the star is opt-in"
  }
}

run "a_public_url_admits_everybody_through_it" {
  command = plan

  variables {
    authorization = "NONE"
    allow_public  = true
    callers       = []
  }

  assert {
    condition     = [for p in aws_lambda_permission.url : "${p.principal} ${p.function_url_auth_type}"] == ["* NONE"]
    error_message = "everybody may use the URL"
  }

  assert {
    condition     = [for p in aws_lambda_permission.invoke : "${p.principal} ${p.invoked_via_function_url}"] == ["* true"]
    error_message = "everybody may invoke through the URL only"
  }
}
